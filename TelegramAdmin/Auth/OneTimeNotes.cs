using Microsoft.Extensions.Caching.Memory;

namespace TelegramAdmin.Auth;

/// <summary>Things that are shown to one person once, after a form was posted: new recovery codes, the link to a bot.</summary>
internal sealed class OneTimeNotes(IMemoryCache cache)
{
    private const string Codes = "recovery codes";

    public void Leave(long admin, IReadOnlyList<string> lines, string about = Codes) => cache.Set((nameof(OneTimeNotes), about, admin), lines, TimeSpan.FromMinutes(5));

    public IReadOnlyList<string> Take(long admin, string about = Codes)
    {
        var lines = cache.Get<IReadOnlyList<string>>((nameof(OneTimeNotes), about, admin)) ?? [];
        cache.Remove((nameof(OneTimeNotes), about, admin));
        return lines;
    }
}
