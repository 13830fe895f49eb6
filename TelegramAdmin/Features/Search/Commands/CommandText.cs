using System.Globalization;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>A sentence that asks for something to be done, in English, Spanish or Russian: "give 10 credits to Dele".</summary>
/// <param name="Object">Whom or what; empty where the verb needs nothing.</param>
internal sealed partial record CommandText(CommandVerb Verb, string Object, long Amount = 0)
{
    // The narrower before the wider: "give 30 days to Dele" is a pass, and no credits for "days to Dele".
    private static readonly (CommandVerb Verb, Regex Form)[] Forms =
    [
        (CommandVerb.Unban, Unban()), (CommandVerb.Ban, Ban()), (CommandVerb.Pass, Pass()), (CommandVerb.Give, Give()), (CommandVerb.Move, Move()),
        (CommandVerb.Close, Close()), (CommandVerb.Snooze, Snooze()), (CommandVerb.Assign, Assign()), (CommandVerb.Label, Label()),
        (CommandVerb.StopBot, StopBot()), (CommandVerb.StartBot, StartBot()), (CommandVerb.Pause, Pause()), (CommandVerb.NewBroadcast, NewBroadcast()),
    ];

    /// <summary>The other name in it: of a tier, a label, or somebody of the team.</summary>
    public string With { get; init; } = "";

    /// <summary>Where the amount is a time.</summary>
    public PassUnit Unit { get; init; } = PassUnit.Day;

    /// <returns>Null for what is no command.</returns>
    public static CommandText? Read(string text)
    {
        text = text.Trim();
        foreach (var (verb, form) in Forms)
        {
            if (form.Match(text) is not { Success: true } match)
                continue;
            var amount = match.Groups["amount"] is { Success: true } number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : 1;
            return amount == 0 ? null : new CommandText(verb, match.Groups["object"].Value.Trim(), match.Groups["amount"].Success ? amount : 0)
            {
                With = match.Groups["with"].Value.Trim(),
                Unit = match.Groups["unit"] is { Success: true } unit ? CommandTime.Unit(unit.Value) : PassUnit.Day,
            };
        }
        return null;
    }

    [GeneratedRegex(@"^(?:ban|banear|забанить|бан)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Ban();

    [GeneratedRegex(@"^(?:unban|desbanear|разбанить)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Unban();

    [GeneratedRegex(@"^(?:give|grant|dar|дать)\s+(?<amount>[0-9]{1,9})\s*(?:credits?|créditos?|кредит(?:а|ов)?)?\s+(?:to\s+|a\s+)?(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Give();

    [GeneratedRegex(@"^(?:give|grant|dar|дать)\s+(?<amount>[0-9]{1,5})\s+(?<unit>" + CommandTime.Units + @")\s+(?:to\s+|a\s+)?(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Pass();

    [GeneratedRegex(@"^(?:move|mover|перевести)\s+(?<object>\S.*?)\s+(?:to|a|на)\s+(?<with>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Move();

    [GeneratedRegex(@"^(?:close|cerrar|закрыть)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Close();

    [GeneratedRegex(@"^(?:snooze|posponer|отложить)\s+(?<object>\S.*?)\s+(?:for\s+|por\s+|на\s+)?(?<amount>[0-9]{1,4})\s+(?<unit>" + CommandTime.Units + @")$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Snooze();

    [GeneratedRegex(@"^(?:assign|asignar|назначить)\s+(?<object>\S.*?)\s+(?:to|a|на)\s+(?<with>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Assign();

    [GeneratedRegex(@"^(?:label|etiquetar|пометить)\s+(?<object>\S.*?)\s+(?:as|como|как)\s+(?<with>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:stop|pause|parar|pausar|остановить|приостановить)\s+(?:the\s+|el\s+)?(?:bot|бота?)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex StopBot();

    [GeneratedRegex(@"^(?:start|iniciar|запустить)\s+(?:the\s+|el\s+)?(?:bot|бота?)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex StartBot();

    [GeneratedRegex(@"^(?:pause|pausar|приостановить|пауза)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Pause();

    [GeneratedRegex(@"^(?:new broadcast|nueva difusión|новая рассылка)\s*$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex NewBroadcast();
}
