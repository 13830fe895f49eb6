using System.Text;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Templates.Language;

/// <summary>Writes one template out with one set of variables.</summary>
internal sealed class TemplateRun(TemplateScope scope, Func<string, string> escape, int largest)
{
    private readonly StringBuilder _text = new();

    private Failure? _failure;

    public Result<string> Write(IReadOnlyList<TemplateNode> nodes)
    {
        Walk(nodes);
        if (_failure is { } failure)
            return failure;
        return _text.ToString();
    }

    private void Walk(IReadOnlyList<TemplateNode> nodes)
    {
        for (var i = 0; i < nodes.Count && _failure is null; i++)
        {
            scope.Step();
            switch (nodes[i])
            {
                case Literal literal: Add(literal.Text); break;
                case Output output: Add(output.Of.Value(scope)); break;
                case Choice choice when choice.Branches.FirstOrDefault(b => b.Condition?.Value(scope).IsTruthy ?? true) is { } branch: Walk(branch.Body); break;
            }
            if (scope.IsSpent)
                _failure ??= TemplateErrors.TooMuchWork;
        }
    }

    private void Add(TemplateValue value)
    {
        if (value.Kind == ValueKind.Missing)
            _failure = TemplateErrors.VariableMissing(value.Words);
        else if (value.Kind == ValueKind.Whole)
            _failure = TemplateErrors.VariableWhole(value.Words);
        else
            Add(escape(value.Words));
    }

    private void Add(string text)
    {
        if (_text.Length + text.Length > largest)
            _failure = TemplateErrors.TooLong;
        else
            _text.Append(text);
    }
}
