using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Features.Conversations.Formatting;

/// <summary>A message's text with its formatting, as elements; nothing of it is ever taken as HTML.</summary>
public sealed class FormattedText : ComponentBase
{
    private (string, string?) _drawn;
    private IReadOnlyList<TextPart> _parts = [];

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>As Telegram's JSON; null for none.</summary>
    [Parameter]
    public string? Entities { get; set; }

    protected override void OnParametersSet()
    {
        if (_drawn == (Text, Entities))
            return;
        _drawn = (Text, Entities);
        _parts = TextParts.Of(Text, Entities);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => AddAll(builder, _parts);

    private static RenderFragment Fragment(IReadOnlyList<TextPart> parts) => builder => AddAll(builder, parts);

    private static void AddAll(RenderTreeBuilder builder, IReadOnlyList<TextPart> parts)
    {
        var isAfterBlock = false;
        foreach (var part in parts)
        {
            // A region for each part: sequence numbers start anew in it, whatever comes before.
            builder.OpenRegion(0);
            Add(builder, isAfterBlock ? WithoutBreak(part) : part);
            builder.CloseRegion();
            isAfterBlock = part.Entity?.Type is "pre" or "blockquote" or "expandable_blockquote";
        }
    }

    // A block ends its line by itself; the line break that Telegram writes after it would show as an empty line.
    private static TextPart WithoutBreak(TextPart part) => part is { Entity: null, Text: ['\n', .. var rest] } ? part with { Text = rest } : part;

    private static void Add(RenderTreeBuilder builder, TextPart part)
    {
        if (part.Entity is not { } entity)
            builder.AddContent(0, part.Text);
        else if (entity.Type is "spoiler")
            AddComponent<Spoiler>(builder, part);
        else if (entity.Type is "expandable_blockquote")
            AddComponent<LongQuote>(builder, part);
        else if (LinkOf(entity, part.Text) is { } href)
            AddLink(builder, href, part);
        else if (entity.Type is "pre")
            AddPre(builder, entity.Language, part);
        else
            AddElement(builder, entity.Type, part);
    }

    private static string? LinkOf(MessageEntity entity, string text) => entity.Type switch
    {
        "text_link" => SafeLink.TryMake(entity.Url, out var href) ? href : null,
        "url" => SafeLink.TryMake(text, out var href) ? href : null,
        "email" => SafeLink.TryMake("mailto:" + text, out var href) ? href : null,
        "mention" => SafeLink.OfUsername(text),
        _ => null,
    };

    private static void AddLink(RenderTreeBuilder builder, string href, TextPart part)
    {
        builder.OpenElement(1, "a");
        builder.AddAttribute(2, "href", href);
        builder.AddAttribute(3, "title", href);
        builder.AddAttribute(4, "target", "_blank");
        builder.AddAttribute(5, "rel", "noopener noreferrer nofollow");
        AddAll(builder, part.Inner);
        builder.CloseElement();
    }

    private static void AddPre(RenderTreeBuilder builder, string? language, TextPart part)
    {
        builder.OpenElement(6, "pre");
        builder.AddAttribute(7, "data-language", string.IsNullOrEmpty(language) ? null : language);
        builder.AddAttribute(8, "tabindex", "0");
        builder.OpenElement(9, "code");
        AddAll(builder, part.Inner);
        builder.CloseElement();
        builder.CloseElement();
    }

    private static void AddElement(RenderTreeBuilder builder, string type, TextPart part)
    {
        var (element, style) = type switch
        {
            "bold" => ("b", null),
            "italic" => ("i", null),
            "underline" => ("u", null),
            "strikethrough" => ("s", null),
            "code" => ("code", null),
            "blockquote" => ("blockquote", null),
            "hashtag" or "cashtag" or "bot_command" or "text_mention" or "phone_number" or "mention" => ("span", "ta-msg__tag"),
            _ => ("span", null),
        };
        builder.OpenElement(10, element);
        builder.AddAttribute(11, "class", style);
        AddAll(builder, part.Inner);
        builder.CloseElement();
    }

    private static void AddComponent<T>(RenderTreeBuilder builder, TextPart part) where T : IComponent
    {
        builder.OpenComponent<T>(12);
        builder.AddComponentParameter(13, "Plain", part.Text);
        builder.AddComponentParameter(14, "ChildContent", Fragment(part.Inner));
        builder.CloseComponent();
    }
}
