using System.Globalization;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>A sentence that asks for something to be done, in English, Spanish or Russian: "give 10 credits to Dele".</summary>
/// <param name="Object">Whom or what; empty where the verb needs nothing.</param>
internal sealed partial record CommandText(CommandVerb Verb, string Object, long Amount = 0)
{
    private static readonly (CommandVerb Verb, Regex Form)[] Forms =
        [(CommandVerb.Unban, Unban()), (CommandVerb.Ban, Ban()), (CommandVerb.Give, Give()), (CommandVerb.Close, Close()), (CommandVerb.Pause, Pause()), (CommandVerb.NewBroadcast, NewBroadcast())];

    /// <returns>Null for what is no command.</returns>
    public static CommandText? Read(string text)
    {
        text = text.Trim();
        foreach (var (verb, form) in Forms)
        {
            if (form.Match(text) is not { Success: true } match)
                continue;
            var amount = match.Groups["amount"] is { Success: true } number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
            return verb == CommandVerb.Give && amount == 0 ? null : new CommandText(verb, match.Groups["object"].Value.Trim(), amount);
        }
        return null;
    }

    [GeneratedRegex(@"^(?:ban|banear|забанить|бан)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Ban();

    [GeneratedRegex(@"^(?:unban|desbanear|разбанить)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Unban();

    [GeneratedRegex(@"^(?:give|grant|dar|дать)\s+(?<amount>[0-9]{1,9})\s*(?:credits?|créditos?|кредит(?:а|ов)?)?\s+(?:to\s+|a\s+)?(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Give();

    [GeneratedRegex(@"^(?:close|cerrar|закрыть)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Close();

    [GeneratedRegex(@"^(?:pause|pausar|приостановить|пауза)\s+(?<object>\S.*)$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Pause();

    [GeneratedRegex(@"^(?:new broadcast|nueva difusión|новая рассылка)\s*$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex NewBroadcast();
}

internal enum CommandVerb
{
    Ban,
    Unban,
    Give,
    Close,
    Pause,
    NewBroadcast,
}
