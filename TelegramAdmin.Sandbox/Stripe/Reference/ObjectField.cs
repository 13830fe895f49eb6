namespace TelegramAdmin.Sandbox.Stripe.Reference;

/// <summary>A field of one of Stripe's objects.</summary>
internal sealed record ObjectField(string Name, bool IsNullable, bool IsOptional)
{
    /// <param name="text">"default_price?~": may be null, may be absent.</param>
    public static ObjectField Parse(string text) => new(text.TrimEnd('?', '~'), text.Contains('?'), text.Contains('~'));
}
