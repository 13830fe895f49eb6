using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates.Language;
using TelegramAdmin.Core.Templates.Markup;

namespace TelegramAdmin.Core.Templates;

/// <summary>A template that was read and checked, ready to be written out any number of times.</summary>
internal sealed class CompiledTemplate
{
    private readonly IReadOnlyList<TemplateNode> _text;
    private readonly string? _parseMode;
    private readonly CompiledMarkup? _markup;

    private CompiledTemplate(IReadOnlyList<TemplateNode> text, string? parseMode, CompiledMarkup? markup) => (_text, _parseMode, _markup) = (text, parseMode, markup);

    /// <summary>Of the text, not of the markup.</summary>
    public IReadOnlyList<VariableUse> Variables => VariableUse.In(_text);

    public static Result<CompiledTemplate> Of(TemplateDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Text))
            return TemplateErrors.Invalid("The template is empty. Write what the message shall say.", "text");
        if (draft.Text.Length > MessageTemplate.LargestSource)
            return TemplateErrors.SourceTooLong;
        if (draft.ReplyMarkup?.Length > MessageTemplate.LargestMarkup)
            return TemplateErrors.MarkupTooLong;
        if (!ShortText.IsWhole(draft.Text))
            return TemplateErrors.Invalid("The template holds a zero character or half of a character, which no message can carry. Take it out.", "text");
        return ParseModes.TryParse(draft.ParseMode, out var mode) ? Read(draft, mode) : TemplateErrors.ParseModeInvalid;
    }

    /// <exception cref="TemplateFault">Something is wrong with it.</exception>
    internal static IReadOnlyList<TemplateNode> Nodes(string source) => TemplateReading.Read(source);

    public Result<RenderedTemplate> Write(JsonElement variables)
    {
        var scope = new TemplateScope(variables);
        // Formatting and escaping take room that is not counted, so the text itself is measured once it is whole.
        if (!new TemplateRun(scope, ParseModes.Escape(_parseMode), MessageTemplate.LargestText * 8).Write(_text).TryGet(out var text, out var failure))
            return failure;
        if (string.IsNullOrWhiteSpace(text))
            return TemplateErrors.Empty;
        if (VisibleLength.Of(text, _parseMode) > MessageTemplate.LargestText)
            return TemplateErrors.TooLong;
        if (_markup is null)
            return new RenderedTemplate(text, _parseMode, null);
        return _markup.Write(scope).TryGet(out var markup, out failure) ? new RenderedTemplate(text, _parseMode, markup) : failure;
    }

    private static Result<CompiledTemplate> Read(TemplateDraft draft, string? mode)
    {
        var (source, field) = (draft.Text, "text");
        try
        {
            var nodes = Nodes(draft.Text);
            ParseModes.Check(mode)?.Run(nodes, draft.Text.Length);
            if (string.IsNullOrWhiteSpace(draft.ReplyMarkup))
                return new CompiledTemplate(nodes, mode, null);
            (source, field) = (draft.ReplyMarkup, "reply_markup");
            return CompiledMarkup.Read(draft.ReplyMarkup).TryGet(out var markup, out var failure) ? new CompiledTemplate(nodes, mode, markup) : failure;
        }
        catch (TemplateFault fault)
        {
            // A string within the markup: its place in the whole is not known, and the words are enough to find it.
            return TemplateErrors.Invalid(field == "text" ? fault.Describe(source) : $"In a text of reply_markup: {fault.Message}", field);
        }
    }
}
