using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Features.Operations.Performance;

/// <summary>What is measured, in words.</summary>
internal static class PerformanceWords
{
    public static string Of(Timed what) => what switch
    {
        Timed.Reply => "Message to answer",
        Timed.Webhook => "Taking an update",
        Timed.Send => "Call to Telegram",
        Timed.Commit => "Durable write",
        Timed.Page => "Page",
        _ => "API request",
    };

    public static string Meaning(Timed what) => what switch
    {
        Timed.Reply => "From a message's arrival until Telegram has accepted the first answer, for answers that leave within 30 seconds.",
        Timed.Webhook => "From Telegram's request until the update is durable and answered with 200.",
        Timed.Send => "One call to the Bot API until its answer; long polls are left out.",
        Timed.Commit => "From handing a write over until it is durable, waiting for its turn included.",
        Timed.Page => "A page for a browser, from the request to the last byte.",
        _ => "A request of another program, to the REST API or the drop-in endpoint.",
    };

    /// <param name="milliseconds">Null where there was none.</param>
    public static string Duration(double? milliseconds) => milliseconds switch
    {
        null => Numbers.None,
        < 10 => Translations.Here("{0} ms", Numbers.Write(milliseconds.Value, "0.#")),
        < 1000 => Translations.Here("{0} ms", Numbers.Write(milliseconds.Value, "0")),
        < 60_000 => Translations.Here("{0} s", Numbers.Write(milliseconds.Value / 1000, "0.#")),
        _ => Numbers.Duration(TimeSpan.FromSeconds(Math.Round(milliseconds.Value / 1000))),
    };
}
