using System.CommandLine;
using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Operations.Keys;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>The verbs of the keys that encrypt stored secrets.</summary>
internal static class SecretKeyCommands
{
    public static Command All() => new("keys", "The keys that encrypt stored secrets: tokens of bots, secrets of webhooks, keys of accounts.") { List(), Rotate(), Revoke() };

    private static Command List() => CommandLine.Verb("list", "Lists the keys: id, made, state, how many secrets are under it.", (verbs, _) => verbs.WithSecretKeysAsync(keys => keys.ListAsync()));

    private static Command Rotate()
    {
        var goOn = new Option<bool>("--continue") { Description = "Goes on with a run that was cut short, without another key." };
        var rotate = CommandLine.Verb("rotate", "Makes a new key and encrypts every stored secret anew, beside a running app too.", (verbs, parsed) => verbs.WithSecretKeysAsync(keys => keys.RotateAsync(parsed.GetValue(goOn))));
        rotate.Add(goOn);
        return rotate;
    }

    private static Command Revoke()
    {
        var atOnce = new Option<bool>("--at-once") { Description = "The app is stopped: do not wait until a running one has taken the new key." };
        var revoke = CommandLine.Verb("revoke", "Ends every key but the current one. Everybody signs in again, and links in messages that were sent before lead nowhere.", (verbs, parsed) => verbs.WithSecretKeysAsync(keys => keys.RevokeAsync(parsed.GetValue(atOnce))));
        revoke.Add(atOnce);
        return revoke;
    }
}

/// <summary>What they do.</summary>
internal sealed class SecretKeyVerbs(RotateKeys keys, AuditLog audit)
{
    public async Task<Failure?> ListAsync()
    {
        foreach (var key in await keys.ReadAsync())
            Console.WriteLine(string.Join('\t', key.Id, key.CreatedAt.ToString("u", CultureInfo.InvariantCulture), key.IsRevoked ? "revoked" : key.IsCurrent ? "current" : "old", key.Secrets));
        return null;
    }

    public async Task<Failure?> RotateAsync(bool goOn)
    {
        var done = await keys.RunAsync(isNew: !goOn);
        await audit.RecordAsync(WorkspaceId.Default, Actor.CommandLine, "keys.rotated", $"{done.Count}");
        Console.WriteLine($"{done.Count} secrets are encrypted anew. A running app takes the new key within half a minute; keys revoke ends the old ones.");
        foreach (var lost in done.Lost)
            Console.WriteLine($"No key opens {lost}. They are left as they are; enter them anew.");
        return null;
    }

    public async Task<Failure?> RevokeAsync(bool atOnce)
    {
        if (!(await keys.RevokeAsync(atOnce)).TryGet(out var count, out var failure))
            return failure;
        await audit.RecordAsync(WorkspaceId.Default, Actor.CommandLine, "keys.revoked", $"{count}");
        Console.WriteLine($"{count} keys are revoked. Restart a running app, so that it lets go of them too.");
        return null;
    }
}
