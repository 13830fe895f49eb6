using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>A button of the formatting bar.</summary>
/// <param name="Tag">Telegram's tag (core.telegram.org/bots/api#html-style).</param>
internal sealed record TextTool(string Tag, string Icon, string Words, string? Key = null)
{
    public static IReadOnlyList<TextTool> All { get; } =
    [
        new("b", "format_bold", "Bold", "Ctrl B"),
        new("i", "format_italic", "Italic", "Ctrl I"),
        new("u", "format_underlined", "Underline", "Ctrl U"),
        new("s", "strikethrough_s", "Strike through"),
        new("code", "code", "Code"),
        new("tg-spoiler", "visibility_off", "Spoiler"),
        new("blockquote", "format_quote", "Quotation"),
    ];

    public string Title(Localizer words) => Key is null ? words[Words] : $"{words[Words]}, {Key}";
}
