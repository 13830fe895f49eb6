using System.Globalization;
using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Filling;
using TelegramAdmin.Core.QuickReplies.Reading;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>
/// The team's quick replies, for the staff alone: they are written for one person at a time, and anybody can type the bot's name. Only those
/// are offered that are one text and need nothing of whoever reads them.
/// </summary>
internal sealed class InlineReplies(QuickReplyBook replies, StaffDirectory staff) : IInlineSource
{
    private const int Most = 50;

    public async Task<IReadOnlyList<InlineAnswer>> SearchAsync(InlineWish wish)
    {
        if (await staff.FindAsync(wish.Db, wish.Bot.WorkspaceId, wish.Person.TelegramUserId) is not { } member)
            return [];
        var values = new Dictionary<string, string> { ["bot_name"] = wish.Bot.Name, ["operator"] = member.Name ?? wish.Person.FullName };
        var found = await replies.SearchAsync(wish.Bot.WorkspaceId, wish.Query, Most);
        return [.. found.Select(reply => Answer(reply, values)).OfType<InlineAnswer>()];
    }

    private static InlineAnswer? Answer(QuickReply reply, Dictionary<string, string> values)
    {
        var (steps, missing) = FillReply.Fill(ReplyStep.Read(reply.Steps), values);
        return steps is [{ File: null } step] && missing.Count == 0
            ? new InlineAnswer(string.Create(CultureInfo.InvariantCulture, $"reply:{reply.Id}"), $"/{reply.Shortcut} {reply.Title}", InlineRules.Teaser(step.Text), BotScreen.Of(WebUtility.HtmlEncode(step.Text)))
            : null;
    }
}
