using System.Text.Json;

namespace TelegramAdmin.Core.Templates.Language;

/// <summary>Something that has a value once the variables are known.</summary>
internal abstract record Expression
{
    public abstract TemplateValue Value(JsonElement variables);

    protected static TemplateValue Truth(bool value) => new(ValueKind.Truth, value ? "true" : "false");
}

internal sealed record Constant(TemplateValue Of) : Expression
{
    public override TemplateValue Value(JsonElement variables) => Of;
}

/// <summary>A variable by its path, such as <c>order.items.0.name</c>.</summary>
internal sealed record Variable(string Path, string[] Parts) : Expression
{
    public override TemplateValue Value(JsonElement variables)
    {
        var at = variables;
        foreach (var part in Parts)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var inner))
                at = inner;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index) && index < at.GetArrayLength())
                at = at[index];
            else
                return new TemplateValue(ValueKind.Missing, Path);
        }
        return TemplateValue.Of(at, Path);
    }
}

internal sealed record Not(Expression Of) : Expression
{
    public override TemplateValue Value(JsonElement variables) => Truth(!Of.Value(variables).IsTruthy);
}

internal sealed record And(Expression Left, Expression Right) : Expression
{
    public override TemplateValue Value(JsonElement variables) => Truth(Left.Value(variables).IsTruthy && Right.Value(variables).IsTruthy);
}

internal sealed record Or(Expression Left, Expression Right) : Expression
{
    public override TemplateValue Value(JsonElement variables) => Truth(Left.Value(variables).IsTruthy || Right.Value(variables).IsTruthy);
}

/// <summary>Values of different kinds are not equal, and neither is more than the other.</summary>
internal sealed record Comparison(Expression Left, string Operator, Expression Right) : Expression
{
    public override TemplateValue Value(JsonElement variables)
    {
        var (left, right) = (Left.Value(variables), Right.Value(variables));
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
    public override TemplateValue Value(JsonElement variables) => Of.Value(variables) is { IsEmpty: false } value ? value : Otherwise.Value(variables);
}

internal sealed record CaseFilter(Expression Of, bool IsUpper) : Expression
{
    public override TemplateValue Value(JsonElement variables) => Of.Value(variables) is { Kind: ValueKind.Text } text
        ? text with { Words = IsUpper ? text.Words.ToUpperInvariant() : text.Words.ToLowerInvariant() }
        : Of.Value(variables);
}
