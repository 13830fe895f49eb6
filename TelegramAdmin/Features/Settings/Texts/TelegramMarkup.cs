using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace TelegramAdmin.Features.Settings.Texts;

/// <summary>
/// Draws Telegram's HTML as elements of our own choice (core.telegram.org/bots/api#html-style): a tag picks an element from the list, and
/// everything else is plain text, so that nothing somebody wrote is ever taken for markup.
/// </summary>
public sealed partial class TelegramMarkup : ComponentBase
{
    private static readonly Dictionary<string, string> Elements = new()
    {
        ["b"] = "strong", ["strong"] = "strong", ["i"] = "em", ["em"] = "em", ["u"] = "u", ["ins"] = "u", ["s"] = "s", ["strike"] = "s", ["del"] = "s",
        ["code"] = "code", ["pre"] = "pre", ["blockquote"] = "blockquote", ["a"] = "span", ["tg-spoiler"] = "span",
    };

    [Parameter, EditorRequired]
    public required string Html { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var open = new Stack<string>();
        foreach (Match part in Part().Matches(Html))
        {
            var name = part.Groups["name"].Value;
            if (!part.Groups["name"].Success || !Elements.TryGetValue(name, out var element))
                builder.AddContent(0, WebUtility.HtmlDecode(part.Value));
            else if (part.Groups["close"].Length == 0)
                Open(builder, open, name, element, part.Groups["url"].Value);
            else if (open.TryPeek(out var last) && last == name)
            {
                open.Pop();
                builder.CloseElement();
            }
        }
        // What somebody is still typing may leave tags open.
        while (open.TryPop(out _))
            builder.CloseElement();
    }

    private static void Open(RenderTreeBuilder builder, Stack<string> open, string name, string element, string url)
    {
        open.Push(name);
        builder.OpenElement(1, element);
        if (name == "a")
        {
            builder.AddAttribute(2, "class", "markup__link");
            builder.AddAttribute(3, "title", url);
        }
        if (name == "tg-spoiler")
        {
            builder.AddAttribute(4, "class", "ta-spoiler");
            builder.AddAttribute(5, "tabindex", "0");
        }
    }

    [GeneratedRegex("""<(?<close>/?)(?<name>[a-z-]+)(?:\s+href="(?<url>[^"]*)")?[^<>]*>|[^<]+|<""", RegexOptions.None, 500)]
    private static partial Regex Part();
}
