using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether the keys that are here open what is encrypted in the database.</summary>
internal sealed class KeyRingCheck(IDatabase database, SecretProtector protector, AppSettings settings) : IDoctorCheck
{
    public string Name => "keys";

    public bool NeedsTables => true;

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var tokens = await db.Bots.Where(b => b.State != BotState.Removed).Select(b => b.ProtectedToken).ToListAsync(cancellation);
        var shut = tokens.Count(t => protector.TryReveal(t) is null);
        return shut == 0
            ? [DoctorFinding.Ok(Name, tokens.Count == 0 ? "no bot's token is kept yet" : $"they open the tokens of all {tokens.Count} bots")]
            : [DoctorFinding.Bad(Name, $"The tokens of {shut} of {tokens.Count} bots cannot be decrypted.", $"The keys that encrypted them are not in {settings.Engine.PathOf("keys")}: another data directory, or a database that came without its keys.",
                "Put the folder keys of the old data directory there, or restore a backup whole. Else put each token in again (Settings, Bots).")];
    }
}
