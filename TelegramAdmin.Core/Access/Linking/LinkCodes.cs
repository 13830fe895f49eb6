using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Linking;

/// <summary>
/// The codes by which somebody of the staff shows a bot who they are. Each lives for ten minutes, in memory only and as a hash, and works once;
/// a new one takes the place of the one before.
/// </summary>
public sealed class LinkCodes(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>131 bits; with the word before it no longer than a deep link may be (core.telegram.org/bots/features#deep-linking).</summary>
    private const int Length = 22;

    private readonly Dictionary<long, Kept> _kept = [];
    private readonly Lock _gate = new();

    public string Make(WorkspaceId workspace, long adminId)
    {
        var code = SecretProtector.NewSecret(Length);
        lock (_gate)
            _kept[adminId] = new Kept(Hash(code), workspace, time.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>Whose code it is; null for one that is unknown, used or too old. Whoever asks has used it.</summary>
    public long? Take(WorkspaceId workspace, string code)
    {
        var hash = Hash(code);
        lock (_gate)
        {
            foreach (var (adminId, kept) in _kept)
            {
                if (!CryptographicOperations.FixedTimeEquals(kept.Hash, hash))
                    continue;
                _kept.Remove(adminId);
                return kept.Workspace == workspace && kept.ExpiresAt > time.GetUtcNow() ? adminId : null;
            }
        }
        return null;
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    private sealed record Kept(byte[] Hash, WorkspaceId Workspace, DateTimeOffset ExpiresAt);
}
