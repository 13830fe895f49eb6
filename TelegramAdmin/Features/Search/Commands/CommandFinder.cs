using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Features.Broadcasts.Watching;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Moderation;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>
/// What a sentence asks to be done, for each whom it may mean. Whoever may not do it is not offered it; the acts themselves check the role again,
/// and write down what was done.
/// </summary>
public sealed class CommandFinder(SearchReader index, ModerationActs moderation, AccountActs accounts, WatchActs broadcasts, HandleConversation conversations, StaffSession session, Localizer words)
{
    private const int Most = 3;

    internal async Task<IReadOnlyList<PaletteAct>> FindAsync(CommandText command, Staff staff, CancellationToken cancellation)
    {
        if (staff.Role < (command.Verb == CommandVerb.Pause ? AdminRole.Admin : AdminRole.Operator) || KindOf(command.Verb) is not { } kind)
            return [];
        if (command.Verb == CommandVerb.Give && command.Amount > await accounts.LargestGiftAsync())
            return [];
        var query = new SearchQuery(command.Object) { Kinds = [kind], AdminId = staff.AdminId, Size = Most, State = command.Verb == CommandVerb.Pause ? "running" : null };
        return [.. (await index.ReadAsync(staff.Workspace, query, cancellation)).Hits.Select(hit => Act(command, hit))];
    }

    private static SearchKind? KindOf(CommandVerb verb) => verb switch
    {
        CommandVerb.Ban or CommandVerb.Unban or CommandVerb.Give => SearchKind.Person,
        CommandVerb.Close => SearchKind.Conversation,
        CommandVerb.Pause => SearchKind.Broadcast,
        _ => null,
    };

    private PaletteAct Act(CommandText command, FoundDocument hit) => command.Verb switch
    {
        CommandVerb.Ban => new PaletteAct("block", words["Ban {0}", hit.Title], Detail(hit),
            new ConfirmRequest(words["Ban {0}?", hit.Title], words["None of your bots answers them any more, until somebody lifts it. They are told once."], words["Ban"], words["Leave them"]),
            words["{0} is banned", hit.Title], () => moderation.RestrictAsync(hit.SourceId, RestrictionKind.Ban, words["Banned from the palette"], null)),
        CommandVerb.Unban => new PaletteAct("lock_open", words["Unban {0}", hit.Title], Detail(hit),
            new ConfirmRequest(words["Unban {0}?", hit.Title], words["Your bots answer them again."], words["Unban"], words["Leave it"], IsDestructive: false),
            words["{0} is not banned any more", hit.Title], () => moderation.LiftAsync(hit.SourceId)),
        CommandVerb.Give => Give(command, hit, Guid.NewGuid().ToString("N")),
        CommandVerb.Close => new PaletteAct("done_all", words["Close the conversation with {0}", hit.Title], Detail(hit),
            new ConfirmRequest(words["Close the conversation with {0}?", hit.Title], words["It leaves the inbox, and opens again with their next message."], words["Close"], words["Leave it open"], IsDestructive: false),
            words["Closed"], () => CloseAsync(hit)),
        _ => new PaletteAct("pause", words["Pause {0}", hit.Title], words["Broadcast"],
            new ConfirmRequest(words["Pause {0}?", hit.Title], words["What waits in the queue stays here until somebody goes on with it; what is under way still arrives."], words["Pause"], words["Keep sending"], IsDestructive: false),
            words["{0} is paused", hit.Title], async () => (await broadcasts.PauseAsync(hit.SourceId)).Failure),
    };

    /// <param name="request">The same for a second press, which then gives nothing more.</param>
    private PaletteAct Give(CommandText command, FoundDocument hit, string request)
    {
        var credits = words.Count(command.Amount, "{0} credit", "{0} credits");
        return new PaletteAct("toll", words["Give {0} to {1}", credits, hit.Title], Detail(hit),
            new ConfirmRequest(words["Give {0} to {1}?", credits, hit.Title], words["They are on the account at once, and stand in the ledger with your name."], words["Give {0}", credits], words["Give nothing"], IsDestructive: false),
            words["{0} has {1} more", hit.Title, credits],
            async () => (await accounts.CorrectAsync(hit.SourceId, new CreditCorrection(CorrectionKind.Add, command.Amount, words["Given from the palette"], request))).Failure);
    }

    private async Task<Failure?> CloseAsync(FoundDocument hit)
    {
        var by = await session.RequireActorAsync(AdminRole.Operator);
        var closed = await conversations.RunAsync((await session.GetAsync()).Workspace, hit.SourceId, new HandlingAct.Close(), by);
        if (closed.IsOk)
            await session.RecordAsync("conversation.closed", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"conversation {hit.SourceId}"), hit.Title);
        return closed.Failure;
    }

    private static string Detail(FoundDocument hit) => hit.Text.Length > 0 ? hit.Text : hit.PersonId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
