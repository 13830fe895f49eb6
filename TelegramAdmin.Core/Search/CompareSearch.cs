using System.Globalization;
using TelegramAdmin.Core.Jobs;

namespace TelegramAdmin.Core.Search;

/// <summary>Once a week the index is compared with what it is about, and packed.</summary>
internal sealed class CompareSearch(SearchKeeper keeper) : IScheduledJob
{
    public string Name => "search.compare";

    public string Title => "Compare the search index with what it is about";

    public string Schedule => "0 40 3 ? * SUN";

    public async Task<string?> RunAsync(CancellationToken cancellation) =>
        await keeper.CompareAsync(cancellation) is > 0 and var count ? $"{count.ToString("N0", CultureInfo.InvariantCulture)} entries are looked at again." : null;
}
