using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Ai;

/// <summary>What a workspace decides about AI. Everything is off until somebody switches it on.</summary>
public static class AiSettings
{
    public static Setting<bool> IsOn { get; } = new(
        "ai.on", false, "Use AI", "Nothing is sent to the endpoint while this is off. While it is on, questions of people leave this machine, with the answers of yours that may fit.");

    public static Setting<bool> SuggestsByItself { get; } = new(
        "ai.suggests_by_itself", false, "Suggest without being asked", "Whether opening a conversation with an open question fetches a suggestion; else an operator asks for it.");

    public static Setting<bool> Answers { get; } = new(
        "ai.answers", false, "Answer people", "Whether a question that no rule answered is answered by the bot where the model is sure enough. The team sees every answer.");

    public static Setting<int> Limit { get; } = new(
        "ai.limit", 80, "Sure enough", "The confidence, 1 to 100, from which the bot answers; below it a person of the team does.", Between(1, 100));

    public static Setting<int> HourlyRequests { get; } = new(
        "ai.hourly_requests", 100, "Requests in an hour", "No more than this many are sent to the endpoint; what comes after is left to the team.", Between(1, 100_000)) { Unit = "requests" };

    public static Setting<decimal> DailyCost { get; } = new(
        "ai.daily_cost", 5, "Cost in a day", "Once a day (UTC) has cost so much, nothing more is sent; 0 for no cap. It needs the prices below.", Amount);

    public static Setting<decimal> PriceIn { get; } = new(
        "ai.price_in", 0, "Price of input", "What your provider takes for a million tokens that are sent; 0 if you do not know.", Amount);

    public static Setting<decimal> PriceOut { get; } = new(
        "ai.price_out", 0, "Price of output", "What your provider takes for a million tokens of answers; 0 if you do not know.", Amount);

    public static Setting<string> Currency { get; } = new(
        "ai.currency", "USD", "Currency of the prices", "Three letters, such as USD.", value => value is { Length: 3 } && value.All(char.IsAsciiLetterUpper) ? null : "Three capital letters, such as USD.");

    /// <summary>What it does.</summary>
    public static IReadOnlyList<Setting> Uses { get; } = [IsOn, SuggestsByItself, Answers, Limit];

    /// <summary>How far it may go.</summary>
    public static IReadOnlyList<Setting> Caps { get; } = [HourlyRequests, DailyCost, PriceIn, PriceOut, Currency];

    private static Func<int, string?> Between(int least, int most) => value => value >= least && value <= most ? null : $"A number from {least:N0} to {most:N0}.";

    private static string? Amount(decimal value) => value is >= 0 and <= 100_000 ? null : "An amount from 0 to 100,000.";
}
