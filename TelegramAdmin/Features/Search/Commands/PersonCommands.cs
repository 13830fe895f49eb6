using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Moderation;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>What the palette does with people: ban and unban, credits, passes and tiers.</summary>
public sealed class PersonCommands(ModerationActs moderation, AccountActs accounts, AccountReader reader, TierReader tiers, Localizer words)
{
    internal async Task<CommandAnswer> OfferAsync(CommandText command, IReadOnlyList<FoundDocument> hits, Staff staff)
    {
        if (command.Verb == CommandVerb.Give && await accounts.LargestGiftAsync() is var most && command.Amount > most)
            return CommandAnswer.Say(words["You may give up to {0} credits at once. Ask an admin for more.", Numbers.Count(most)]);
        if (command.Verb == CommandVerb.Pass && command.Amount > command.Unit.Longest)
            return CommandAnswer.Say(words["A pass given at once lasts up to {0}.", PassWords.Length(command.Unit.Longest, command.Unit, words)]);
        if (command.Verb == CommandVerb.Move)
            return await MoveAsync(command, hits, staff);
        return new CommandAnswer([.. hits.Select(hit => Act(command, hit, staff))]);
    }

    private PaletteAct Act(CommandText command, FoundDocument hit, Staff staff) => command.Verb switch
    {
        CommandVerb.Ban => new PaletteAct("block", words["Ban {0}", hit.Title], Detail(hit),
            new ConfirmRequest(words["Ban {0}?", hit.Title], words["None of your bots answers them any more, until somebody lifts it. They are told once."], words["Ban"], words["Leave them"]),
            words["{0} is banned", hit.Title], async () => PaletteOutcome.Of(await moderation.RestrictAsync(hit.SourceId, RestrictionKind.Ban, words["Banned from the palette"], null), () => moderation.LiftAsync(hit.SourceId))),
        CommandVerb.Unban => new PaletteAct("lock_open", words["Unban {0}", hit.Title], Detail(hit),
            new ConfirmRequest(words["Unban {0}?", hit.Title], words["Your bots answer them again."], words["Unban"], words["Leave it"], IsDestructive: false),
            words["{0} is not banned any more", hit.Title], async () => PaletteOutcome.Of(await moderation.LiftAsync(hit.SourceId))),
        CommandVerb.Pass => Pass(command, hit, staff, Guid.NewGuid().ToString("N")),
        _ => Give(command, hit, Guid.NewGuid().ToString("N")),
    };

    /// <param name="request">The same for a second press, which then gives nothing more.</param>
    private PaletteAct Give(CommandText command, FoundDocument hit, string request)
    {
        var credits = words.Count(command.Amount, "{0} credit", "{0} credits");
        return new PaletteAct("toll", words["Give {0} to {1}", credits, hit.Title], Detail(hit),
            new ConfirmRequest(words["Give {0} to {1}?", credits, hit.Title], words["They are on the account at once, and stand in the ledger with your name."], words["Give {0}", credits], words["Give nothing"], IsDestructive: false),
            words["{0} has {1} more", hit.Title, credits],
            async () => PaletteOutcome.Of((await accounts.CorrectAsync(hit.SourceId, new CreditCorrection(CorrectionKind.Add, command.Amount, words["Given from the palette"], request))).Failure));
    }

    private PaletteAct Pass(CommandText command, FoundDocument hit, Staff staff, string request)
    {
        var length = PassWords.Length((int)command.Amount, command.Unit, words);
        return new PaletteAct("timer", words["Give {0} of free messages to {1}", length, hit.Title], Detail(hit),
            new ConfirmRequest(words["Give {0} of free messages to {1}?", length, hit.Title], words["The pass begins now, or when the one that they have ends."], words["Give {0}", length], words["Give nothing"], IsDestructive: false),
            words["{0} has a pass of {1}", hit.Title, length],
            async () => PaletteOutcome.Of(await accounts.GivePassAsync(hit.SourceId, (int)command.Amount, command.Unit, words["Given from the palette"], request), () => EndAsync(hit.SourceId, staff, request)));
    }

    private async Task EndAsync(long person, Staff staff, string request)
    {
        if ((await reader.ReadAsync(staff.Workspace, person)).Passes.FirstOrDefault(p => p.Source == $"given:{request}") is { } given)
            await accounts.EndPassAsync(person, given);
    }

    private async Task<CommandAnswer> MoveAsync(CommandText command, IReadOnlyList<FoundDocument> hits, Staff staff)
    {
        var all = (await tiers.ListAsync(staff.Workspace)).Select(t => t.Tier).ToList();
        return NamedChoice.Find(all, t => t.Name, command.With) is { } tier
            ? new CommandAnswer([.. hits.Select(hit => Move(hit, tier, staff))])
            : CommandAnswer.Say(words["No tier is called {0}. There are: {1}.", command.With, NamedChoice.List(all.Select(t => t.Name))]);
    }

    private PaletteAct Move(FoundDocument hit, Tier tier, Staff staff) => new("stars", words["Move {0} to the tier {1}", hit.Title, tier.Name], Detail(hit),
        new ConfirmRequest(words["Move {0} to the tier {1}?", hit.Title, tier.Name], words["Its prices and limits hold from their next message on."], words["Move"], words["Leave it"], IsDestructive: false),
        words["{0} is in the tier {1}", hit.Title, tier.Name],
        async () =>
        {
            var before = (await reader.ReadAsync(staff.Workspace, hit.SourceId)).Account?.TierId;
            return PaletteOutcome.Of(await accounts.MoveAsync(hit.SourceId, tier.Id), () => accounts.MoveAsync(hit.SourceId, before));
        });

    private static string Detail(FoundDocument hit) => hit.Text.Length > 0 ? hit.Text : hit.PersonId?.ToString(CultureInfo.InvariantCulture) ?? "";
}
