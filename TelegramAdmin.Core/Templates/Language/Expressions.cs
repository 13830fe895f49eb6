using System.Globalization;
using System.Text.Json;

namespace TelegramAdmin.Core.Templates.Language;

/// <summary>Something that has a value once the variables are known.</summary>
internal abstract record Expression
{
    public TemplateValue Value(TemplateScope scope)
    {
        scope.Step();
        return Find(scope);
    }

    protected abstract TemplateValue Find(TemplateScope scope);

    protected static TemplateValue Truth(bool value) => new(ValueKind.Truth, value ? "true" : "false");
}

internal sealed record Constant(TemplateValue Of) : Expression
{
    protected override TemplateValue Find(TemplateScope scope) => Of;
}

/// <summary>A variable by its path, such as <c>order.items.0.name</c>.</summary>
internal sealed record Variable(string Path, string[] Parts) : Expression
{
    protected override TemplateValue Find(TemplateScope scope)
    {
        var at = scope.Variables;
        foreach (var part in Parts)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var inner))
                at = inner;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
                at = at[index];
            else
                return new TemplateValue(ValueKind.Missing, Path);
        }
        return TemplateValue.Of(at, Path);
    }
}

internal sealed record Not(Expression Of) : Expression
{
    protected override TemplateValue Find(TemplateScope scope) => Truth(!Of.Value(scope).IsTruthy);
}

internal sealed record And(Expression Left, Expression Right) : Expression
{
    protected override TemplateValue Find(TemplateScope scope) => Truth(Left.Value(scope).IsTruthy && Right.Value(scope).IsTruthy);
}

internal sealed record Or(Expression Left, Expression Right) : Expression
{
    protected override TemplateValue Find(TemplateScope scope) => Truth(Left.Value(scope).IsTruthy || Right.Value(scope).IsTruthy);
}

/// <summary>Values of different kinds are not equal, and neither is more than the other.</summary>
internal sealed record Comparison(Expression Left, string Operator, Expression Right) : Expression
{
    protected override TemplateValue Find(TemplateScope scope)
    {
        var (left, right) = (Left.Value(scope), Right.Value(scope));
        return Truth(Operator switch
        {
            "==" => left.Is(right),
            "!=" => !left.Is(right),
            ">" => left.CompareTo(right) > 0,
            "<" => left.CompareTo(right) < 0,
            ">=" => left.CompareTo(right) >= 0,
            _ => left.CompareTo(right) <= 0,
        });
    }
}

internal sealed record DefaultFilter(Expression Of, Expression Otherwise) : Expression
{
    protected override TemplateValue Find(TemplateScope scope) => Of.Value(scope) is { IsEmpty: false } value ? value : Otherwise.Value(scope);
}

internal sealed record CaseFilter(Expression Of, bool IsUpper) : Expression
{
    protected override TemplateValue Find(TemplateScope scope)
    {
        var value = Of.Value(scope); // Once: a chain of filters must not double its work with every link.
        return value.Kind != ValueKind.Text ? value : value with { Words = IsUpper ? value.Words.ToUpperInvariant() : value.Words.ToLowerInvariant() };
    }
}
