using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>What the command line does with API keys. A running app takes or refuses them within two seconds.</summary>
internal sealed class KeyVerbs(CreateApiKey create, RevokeApiKey revoke, ApiKeyReader reader, AuditLog audit, TimeProvider time)
{
    /// <summary>Prints the key alone, so that a script can take it.</summary>
    public async Task<Failure?> CreateAsync(string name, string scopes, string? bots, int? rate, string? expires)
    {
        if (ApiScopeWords.Parse(scopes) is not { } parsed)
            return ApiKeyErrors.ScopeUnknown;
        if (!TryReadBots(bots, out var allowed))
            return new Failure(FailureKind.Invalid, "api_key_bots_invalid", "--bots takes the numbers of bots, separated by commas, such as 123456,234567.");
        if (!TryReadExpiry(expires, out var until))
            return new Failure(FailureKind.Invalid, "api_key_expiry_invalid", "--expires takes a date such as 2027-01-31, or a number of days such as 90d.");
        var made = await create.RunAsync(WorkspaceId.Default, new NewApiKey(name, parsed) { Bots = allowed, RatePerSecond = rate, ExpiresAt = until }, Actor.CommandLine.Name);
        if (!made.TryGet(out var key, out var failure))
            return failure;
        await audit.RecordAsync(WorkspaceId.Default, Actor.CommandLine, "api_key.created", $"{key.Row.Name} ({key.Row.Hint})", key.Row.Scopes);
        Console.WriteLine(key.Key);
        return null;
    }

    public async Task ListAsync()
    {
        foreach (var key in await reader.ListAsync(WorkspaceId.Default))
            Console.WriteLine(string.Join('\t', key.Key.Id, key.Key.Name, key.Key.Hint, key.State.ToString().ToLowerInvariant(), key.Key.Scopes, key.Key.Bots ?? "every bot", Last(key.Key)));
    }

    public async Task<Failure?> RevokeAsync(long id)
    {
        var revoked = await revoke.RunAsync(WorkspaceId.Default, id);
        if (!revoked.TryGet(out var key, out var failure))
            return failure;
        await audit.RecordAsync(WorkspaceId.Default, Actor.CommandLine, "api_key.revoked", $"{key.Name} ({key.Hint})");
        Console.WriteLine($"{key.Name} ({key.Hint}) is revoked.");
        return null;
    }

    private static string Last(ApiKey key) => key.LastUsedAt is { } at ? at.ToString("u", CultureInfo.InvariantCulture) : "never used";

    private static bool TryReadBots(string? text, out IReadOnlySet<BotId>? bots)
    {
        bots = null;
        if (text is null)
            return true;
        var found = new HashSet<BotId>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!BotId.TryParse(part, null, out var bot))
                return false;
            found.Add(bot);
        }
        bots = found;
        return true;
    }

    private bool TryReadExpiry(string? text, out DateTimeOffset? until)
    {
        until = null;
        if (text is null)
            return true;
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 36_500)
            until = time.GetUtcNow().AddDays(days);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            until = at;
        return until is not null;
    }
}
