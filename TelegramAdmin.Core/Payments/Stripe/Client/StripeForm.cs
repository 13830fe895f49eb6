using System.Globalization;
using System.Text;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Fields as Stripe takes them: form-encoded, with brackets for what lies inside something else. What is null is left out; an empty text clears a field.</summary>
internal sealed class StripeForm
{
    private readonly StringBuilder _text = new();

    public StripeForm Add(string name, string? value)
    {
        if (value is null)
            return this;
        if (_text.Length > 0)
            _text.Append('&');
        _text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public StripeForm Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public StripeForm Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    public StripeForm Add(string name, DateTimeOffset? value) => Add(name, value?.ToUnixTimeSeconds());

    public StripeForm Add(string name, IReadOnlyList<string>? values)
    {
        for (var i = 0; i < values?.Count; i++)
            Add($"{name}[{i}]", values[i]);
        return this;
    }

    public StripeForm Add(string name, IReadOnlyDictionary<string, string>? values)
    {
        foreach (var (key, value) in values ?? new Dictionary<string, string>())
            Add($"{name}[{key}]", value);
        return this;
    }

    public override string ToString() => _text.ToString();
}
