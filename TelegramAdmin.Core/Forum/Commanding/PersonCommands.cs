using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Commanding;

internal sealed partial class CreditsCommand(AccountReader accounts, CorrectCredits correct, AuditLog audit) : ITopicCommand
{
    private const string HowTo = "/credits shows them. /credits +10 sorry for the wait gives ten, /credits -10 double gift takes ten; the reason is kept.";

    public string Name => "credits";

    public string Usage => "[+10 reason] – shows, gives or takes credits";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        if (given.Argument.Length == 0)
            return $"{conversation.Title} has {await BalanceAsync(given, conversation):N0} credits.";
        var match = Form().Match(given.Argument);
        if (!match.Success || !long.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var amount))
            return HowTo;
        if (match.Groups["reason"].Value.Trim() is not { Length: > 0 } reason)
            return $"Say why. {HowTo}";
        var isGift = match.Groups["sign"].Value == "+";
        var correction = new CreditCorrection(isGift ? CorrectionKind.Add : CorrectionKind.Remove, amount, reason, $"forum:{given.UpdateRow.ToString(CultureInfo.InvariantCulture)}");
        var posted = await correct.RunAsync(given.WorkspaceId, conversation.ChatId, correction, given.By.Actor.AdminId);
        if (!posted.TryGet(out var done, out var failure))
            return failure.Message;
        await audit.RecordAsync(given.WorkspaceId, given.By.Actor, "credits.corrected", $"{conversation.Title} ({conversation.ChatId})", $"{(isGift ? "+" : "-")}{amount} in the forum group: {reason}");
        return string.Create(CultureInfo.InvariantCulture, $"{(isGift ? "Given" : "Taken")}: {amount:N0}. {conversation.Title} has {done.Balance:N0} credits now.");
    }

    private async Task<long> BalanceAsync(TopicCommand given, Conversation conversation) => (await accounts.ReadAsync(given.WorkspaceId, conversation.ChatId)).Balance;

    [GeneratedRegex(@"^(?<sign>[+\-−])\s*(?<number>\d{1,9})(?:\s+(?<reason>.*))?$", RegexOptions.Singleline, 500)]
    private static partial Regex Form();
}

internal sealed class DeleteCommand(IDatabase database, ChangeReply change) : ITopicCommand
{
    public string Name => "delete";

    public string Usage => "– as a reply: deletes that message of ours on the person's phone";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<string?> RunAsync(TopicCommand given, Conversation conversation)
    {
        if (await MessageAsync(given) is not { } message)
            return "Reply with /delete to the message that shall go.";
        return (await change.DeleteAsync(given.WorkspaceId, message)).Why();
    }

    private async Task<long?> MessageAsync(TopicCommand given)
    {
        await using var db = database.Read(given.WorkspaceId);
        return await db.ForumPosts.Where(p => p.GroupMessageId == given.AnsweredId && p.ConversationId == given.ConversationId).OrderBy(p => p.Id).Select(p => (long?)p.MessageId).FirstOrDefaultAsync();
    }
}
