"""Inline mark-up in plain text: Markdown signs, HTML tags and stray escapes vanish."""

from __future__ import annotations

import html
import re

# Every repetition has an end, so that a long line of opening signs alone takes no long time.
_TAG = re.compile(
    r"</?(?:p|u|b|i|em|strong|span|div|font|sup|sub|small|a|mark|center|li|ul|ol|br|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,5000}?-->")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)(?:\{[^}]{0,200}\})?")
_LINK = re.compile(
    r"\[([^\]]{1,500})\]\((?:[^()\s]|\([^()]{0,500}\)){0,2000}(?:\s+\"[^\"]{0,500}\")?\)"
)
_NOTE = re.compile(r"\[\^[^\]]{1,100}\](?!:)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$'\"&@^§%])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_LEFT_OVER = re.compile(r"^\*{1,3}(?=\S)|(?<=\S)\*{2,3}$|(?<!\S)\*{1,3}(?!\S)|(?<!\S)\*\*(?=\S)")


def is_emphasised(text: str) -> bool:
    """Tell whether a whole line is set in bold or underlined by mark-up."""
    text = text.strip().removesuffix(":").rstrip()
    if re.fullmatch(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1:?", text):
        return True
    return re.fullmatch(r"<(u|b|strong)>.*</\1>", text, re.IGNORECASE) is not None


def strip_inline(text: str) -> str:
    """Return a line or cell without inline mark-up."""
    text = _COMMENT.sub("", text)
    text = _TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text
    text = _NOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))) if "[" in text else text
    if "*" in text or "_" in text:
        text = _BOLD.sub(r"\2", text)
        text = _UNDERLINED.sub(r"\1", _ITALIC.sub(r"\1", text))
        text = _LEFT_OVER.sub("", text)
    text = _CODE.sub(r"\1", text)
    text = _ESCAPE.sub(r"\1", text)
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)
