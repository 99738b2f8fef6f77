"""What a person may send besides text: the least that makes a valid message of each kind."""

from typing import Any

Json = dict[str, Any]


def content_of(kind: str, number: int, caption: str = "") -> Json | None:
    """The content of a message of this kind, None for a kind that there is not; `number` makes its file unique."""
    file: Json = {"file_id": f"sandbox-file-{number}", "file_unique_id": f"sandbox{number}"}
    sized = file | {"width": 320, "height": 240}
    option = {"voter_count": 0}
    contents: dict[str, Any] = {
        "sticker": sized | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👋"},
        "photo": [sized | {"file_size": 2048}],
        "voice": file | {"duration": 3, "mime_type": "audio/ogg"},
        "video": sized | {"duration": 3, "mime_type": "video/mp4"},
        "document": file | {"file_name": "document.pdf", "mime_type": "application/pdf"},
        "location": {"latitude": 55.797, "longitude": 37.58},
        "contact": {"phone_number": "+70000000000", "first_name": "Контакт"},
        "animation": sized | {"duration": 2, "mime_type": "video/mp4"},
        "video_note": file | {"length": 240, "duration": 3},
        "dice": {"emoji": "🎲", "value": number % 6 + 1},
        "poll": {
            "id": str(number),
            "question": "?",
            "options": [
                option | {"persistent_id": "1", "text": "да"},
                option | {"persistent_id": "2", "text": "нет"},
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        },
    }
    if kind not in contents:
        return None
    content = {kind: contents[kind]}
    if kind == "animation":
        content["document"] = file | {"mime_type": "video/mp4"}
    return content | {"caption": caption} if caption else content
