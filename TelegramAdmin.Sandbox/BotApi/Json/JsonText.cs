using System.Text.Encodings.Web;
using System.Text.Json;
using TelegramAdmin.Sandbox.Control.Acting;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>How the sandbox writes JSON.</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
