"""The test pages by name, with what is to be marked on them."""

# Pieces of text in the order of the page: a term in several elements has several pieces.

MARKED_ON: dict[str, list[str]] = {
    "around_article": ["外卖", "二维码", "小程序"],
    "article": ["二维码", "小程序", "扫码点餐", "外卖", "红包"],
    "clipped": ["快递", "扫一扫", "外卖", "二维码", "红包"],
    "code": ["小程序"],
    "corners": ["外卖", "红包", "快递", "内卷", "小程序", "微信支付"],
    "dark": ["内卷", "躺平", "二维码", "外卖"],
    "dialog": ["快递", "小程序"],
    "emoji": ["小程序", "外卖", "🧧", "红包", "🧧"],
    "frame_far": ["外卖"],
    "frame_near": ["快递"],
    "frames": ["小程序"],
    "hidden": ["小程序", "外卖", "二维码", "快递"],
    "inline_tags": ["小", "程", "序", "二维", "码", "扫", "一", "扫"],
    "inputs": ["小程序", "二维码"],
    "japanese": [],
    "japanese_unstated": [],
    "later": ["快递"],
    "line_breaks": ["小程序", "二维码", "小程", "序", "外卖"],
    "mixed": ["yyds", "外卖"],
    "repeated": ["外卖", "外卖", "外卖", "小程序"],
    "ruby": ["小", "程", "序", "外卖"],
    "shadow": ["小程序", "二维码", "快递"],
    "split_word": ["加", "微信", "加", "微信"],
    "stretched_link": ["小程序"],
    "strict_policy": ["小程序"],
    "traditional": ["掃一掃", "小程序", "外賣", "紅包"],
    "user_select": ["外卖"],
    "vertical": ["外卖", "小程序"],
    "words": [],
}

# What the tooltip of the first piece explains; under an open dialog that of the last.
HEADWORDS: dict[str, str | None] = {
    page: pieces[0] if pieces else None for page, pieces in MARKED_ON.items()
} | {
    "dialog": "小程序",
    "inline_tags": "小程序",
    "ruby": "小程序",
    "split_word": "加微信",
    "traditional": "扫一扫",
}
