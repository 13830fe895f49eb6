using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>How Stripe writes JSON: over several lines, letters as they are.</summary>
internal static class StripeText
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
