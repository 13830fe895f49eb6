using Microsoft.Extensions.Caching.Memory;

namespace TelegramAdmin.Auth;

/// <summary>Things that are shown to one person once, after a form was posted: new recovery codes.</summary>
internal sealed class OneTimeNotes(IMemoryCache cache)
{
    public void Leave(long admin, IReadOnlyList<string> lines) => cache.Set((nameof(OneTimeNotes), admin), lines, TimeSpan.FromMinutes(5));

    public IReadOnlyList<string> Take(long admin)
    {
        var lines = cache.Get<IReadOnlyList<string>>((nameof(OneTimeNotes), admin)) ?? [];
        cache.Remove((nameof(OneTimeNotes), admin));
        return lines;
    }
}
