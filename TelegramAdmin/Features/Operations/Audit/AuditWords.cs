namespace TelegramAdmin.Features.Operations.Audit;

/// <summary>An action as a person says it: "bot.token_replaced" is "Bot token replaced".</summary>
internal static class AuditWords
{
    public static string Of(string action)
    {
        var words = action.Replace('.', ' ').Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
