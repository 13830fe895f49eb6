using System.Collections.Concurrent;
using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Templates;

/// <summary>Makes a message's text of a template and its variables.</summary>
public sealed class RenderTemplate(TemplateReader reader)
{
    private const int LargestCache = 1_000;

    private readonly ConcurrentDictionary<long, (DateTimeOffset ChangedAt, CompiledTemplate Compiled)> _compiled = new();

    /// <param name="variables">A JSON object; null for none.</param>
    public async Task<Result<RenderedTemplate>> RunAsync(WorkspaceId workspace, string name, JsonElement? variables, CancellationToken cancellation = default)
    {
        if (!TemplateVariables.Check(variables).TryGet(out var given, out var failure))
            return failure;
        if (await reader.FindAsync(workspace, name, cancellation) is not { } template)
            return TemplateErrors.NotFound(name);
        return Compiled(template).TryGet(out var compiled, out failure) ? compiled.Write(given) : failure;
    }

    /// <summary>As <see cref="RunAsync"/>, of a template that is not stored.</summary>
    public static Result<RenderedTemplate> Preview(TemplateDraft draft, JsonElement? variables)
    {
        if (!CompiledTemplate.Of(draft).TryGet(out var compiled, out var failure) || !TemplateVariables.Check(variables).TryGet(out var given, out failure))
            return failure;
        return compiled.Write(given);
    }

    /// <summary>What its text asks for, each once; nothing while it cannot be read.</summary>
    public static IReadOnlyList<string> VariablesOf(TemplateDraft draft) =>
        CompiledTemplate.Of(draft).TryGet(out var compiled, out _) ? [.. compiled.Variables.Select(v => v.Path).Distinct()] : [];

    private Result<CompiledTemplate> Compiled(MessageTemplate template)
    {
        if (_compiled.TryGetValue(template.Id, out var known) && known.ChangedAt == template.ChangedAt)
            return known.Compiled;
        var read = CompiledTemplate.Of(template.Draft);
        if (_compiled.Count >= LargestCache)
            _compiled.Clear();
        if (read.IsOk)
            _compiled[template.Id] = (template.ChangedAt, read.Value);
        return read;
    }
}
