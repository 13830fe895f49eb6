using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Jobs;

namespace TelegramAdmin.Core.Search;

public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        foreach (var source in typeof(SearchModule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ISearchSource))))
            services.AddSingleton(typeof(ISearchSource), source);
        return services
            .AddSingleton<SearchKeeper>()
            .AddSingleton<SearchReader>()
            .AddSingleton<SavedSearches>()
            .AddScheduledJob<CompareSearch>()
            .AddHealthPart<SearchPart>()
            .AddHostedService<SearchService>();
    }
}
