using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>Markup written as an interpolated string: every value in it is encoded, unless it is markup itself.</summary>
[InterpolatedStringHandler]
internal readonly struct Html(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + formattedCount * 16);

    public static Html Empty => $"";

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(Html markup) => _text.Append(markup._text);

    public void AppendFormatted(IEnumerable<Html> markups)
    {
        foreach (var markup in markups) _text.Append(markup._text);
    }

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    /// <summary>Only there when the condition holds.</summary>
    public static Html When(bool condition, Html markup) => condition ? markup : Empty;
}
