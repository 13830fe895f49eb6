using System.CommandLine;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Hosting;

/// <summary>The verbs of API keys.</summary>
internal static class KeyCommands
{
    public static Command All() => new("apikey", "The keys of other programs.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var name = new Option<string>("--name") { Required = true, Description = "Which program it is for." };
        var scopes = new Option<string>("--scopes") { Required = true, Description = "What it allows, separated by commas: messages:send, messages:read, updates:read, bots:manage, users:read, users:write, payments:read, stats:read, admin." };
        var bots = new Option<string?>("--bots") { Description = "The numbers of the bots that it may use, separated by commas; left out, every bot." };
        var rate = new Option<int?>("--rate") { Description = "Requests a second, 1 to 10000; left out, no limit of its own." };
        var expires = new Option<string?>("--expires") { Description = "A date (2027-01-31) or a number of days (90d); left out, it does not expire." };
        var create = CommandLine.Verb("create", "Makes a key and prints it, this once.", (verbs, parsed) => verbs.WithKeysAsync(keys =>
            keys.CreateAsync(parsed.GetValue(name)!, parsed.GetValue(scopes)!, parsed.GetValue(bots), parsed.GetValue(rate), parsed.GetValue(expires))));
        foreach (var option in (Option[])[name, scopes, bots, rate, expires])
            create.Add(option);
        return create;
    }

    private static Command List() => CommandLine.Verb("list", "Lists the keys: id, name, hint, state, scopes, bots, last use.", (verbs, _) => verbs.WithKeysAsync(async keys =>
    {
        await keys.ListAsync();
        return (Failure?)null;
    }));

    private static Command Revoke()
    {
        var id = new Argument<long>("id") { Description = "As apikey list shows it." };
        var revoke = CommandLine.Verb("revoke", "Ends a key for good.", (verbs, parsed) => verbs.WithKeysAsync(keys => keys.RevokeAsync(parsed.GetValue(id))));
        revoke.Add(id);
        return revoke;
    }
}
