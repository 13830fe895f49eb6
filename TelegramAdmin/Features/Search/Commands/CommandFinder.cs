using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>
/// What a sentence asks to be done, for each whom it may mean, or what to write instead. Whoever may not do it is offered nothing; the acts themselves
/// check the role again, and write down what was done.
/// </summary>
public sealed class CommandFinder(SearchReader index, PersonCommands people, ConversationCommands conversations, SenderCommands senders, Localizer words)
{
    private const int Most = 3;

    internal async Task<CommandAnswer> FindAsync(string text, Staff staff, CancellationToken cancellation)
    {
        var command = CommandText.Read(text);
        if ((command?.Verb ?? CommandHelp.VerbOf(text)) is not { } verb || staff.Role < verb.Needs)
            return CommandAnswer.None;
        if (command is null)
            return CommandAnswer.Say(words["Write it like this: {0}", CommandHelp.Sample(verb, words)]);
        if (verb.Object is not { } kind)
            return CommandAnswer.None;
        var query = new SearchQuery(command.Object) { Kinds = [kind], AdminId = staff.AdminId, Size = Most, State = StateFor(verb) };
        var hits = (await index.ReadAsync(staff.Workspace, query, cancellation)).Hits;
        if (hits.Count == 0)
            return CommandAnswer.Say(words["Nothing that can be meant is called {0}. Write a name, a username or an id.", command.Object]);
        return kind switch
        {
            SearchKind.Person => await people.OfferAsync(command, hits, staff),
            SearchKind.Conversation => await conversations.OfferAsync(command, hits, staff),
            _ => senders.Offer(command, hits),
        };
    }

    private static string? StateFor(CommandVerb verb) => verb switch
    {
        CommandVerb.Pause => "running",
        CommandVerb.StartBot => "off",
        _ => null,
    };
}
