using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Templates;

/// <summary>A message template as the API shows it.</summary>
public sealed record TemplateResource
{
    public required string Name { get; init; }

    /// <summary>With {{ variables }} and {% conditions %}.</summary>
    public required string Text { get; init; }

    /// <summary>HTML or MarkdownV2; left out for plain text.</summary>
    public string? ParseMode { get; init; }

    /// <summary>The Bot API's reply_markup; its strings may hold variables.</summary>
    public JsonElement? ReplyMarkup { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal static TemplateResource Of(MessageTemplate template) => new()
    {
        Name = template.Name,
        Text = template.Text,
        ParseMode = template.ParseMode,
        ReplyMarkup = ElementOf(template.ReplyMarkup),
        CreatedAt = template.CreatedAt,
        ChangedAt = template.ChangedAt,
    };

    internal static JsonElement? ElementOf(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <summary>A template to make.</summary>
public sealed record NewTemplateRequest
{
    /// <summary>What messages name it by.</summary>
    public required string Name { get; init; }

    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public JsonElement? ReplyMarkup { get; init; }

    internal TemplateDraft Draft => new(Text, ParseMode, ReplyMarkup?.GetRawText());
}

/// <summary>What a template shall say from now on, all of it.</summary>
public sealed record TemplateContent
{
    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public JsonElement? ReplyMarkup { get; init; }

    internal TemplateDraft Draft => new(Text, ParseMode, ReplyMarkup?.GetRawText());
}

/// <summary>What to try a stored template with.</summary>
public sealed record PreviewRequest
{
    /// <summary>A JSON object.</summary>
    public JsonElement? Variables { get; init; }
}

/// <summary>A template that is not stored, and what to try it with.</summary>
public sealed record DraftPreviewRequest
{
    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public JsonElement? ReplyMarkup { get; init; }

    /// <summary>A JSON object.</summary>
    public JsonElement? Variables { get; init; }

    internal TemplateDraft Draft => new(Text, ParseMode, ReplyMarkup?.GetRawText());
}

/// <summary>What would be sent.</summary>
public sealed record TemplatePreview(string Text, string? ParseMode, JsonElement? ReplyMarkup);

[JsonSerializable(typeof(TemplateResource))]
[JsonSerializable(typeof(ApiPage<TemplateResource>))]
[JsonSerializable(typeof(NewTemplateRequest))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(DraftPreviewRequest))]
[JsonSerializable(typeof(TemplatePreview))]
internal sealed partial class TemplateBodies : JsonSerializerContext;
