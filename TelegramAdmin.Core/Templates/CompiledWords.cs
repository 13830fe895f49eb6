using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates;

/// <summary>A short text with variables and without formatting, such as that of a button or an address.</summary>
internal sealed class CompiledWords
{
    private readonly IReadOnlyList<TemplateNode> _nodes;
    private readonly Func<string, string> _escape;

    private CompiledWords(IReadOnlyList<TemplateNode> nodes, Func<string, string> escape) => (_nodes, _escape) = (nodes, escape);

    public IReadOnlyList<VariableUse> Variables => VariableUse.In(_nodes);

    /// <param name="escape">How a value is written so that it stays a value.</param>
    public static Result<CompiledWords> Of(string source, Func<string, string> escape, string field)
    {
        try
        {
            return new CompiledWords(TemplateReading.Read(source), escape);
        }
        catch (TemplateFault fault)
        {
            return TemplateErrors.Invalid(fault.Message, field);
        }
    }

    public Result<string> Write(JsonElement variables) => new TemplateRun(new TemplateScope(variables), _escape, MessageTemplate.LargestText).Write(_nodes);
}
