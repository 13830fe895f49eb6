using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Gifts;

/// <summary>Mass Gift.</summary>
internal static class GiftPages
{
    public static IServiceCollection AddGiftPages(this IServiceCollection services) => services.AddScoped<GiftActs>().AddSingleton<ITableExport, GiftReport>();
}
