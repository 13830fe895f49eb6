namespace TelegramAdmin.Core.Templates;

/// <summary>What a template shall say, as somebody wrote it.</summary>
/// <param name="ParseMode">HTML, MarkdownV2 or null.</param>
/// <param name="ReplyMarkup">A JSON object.</param>
public sealed record TemplateDraft(string Text, string? ParseMode = null, string? ReplyMarkup = null);

/// <summary>Ready to be sent.</summary>
public sealed record RenderedTemplate(string Text, string? ParseMode, string? ReplyMarkup);
