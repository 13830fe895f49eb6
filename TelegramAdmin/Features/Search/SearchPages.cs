using TelegramAdmin.Features.Search.Commands;
using TelegramAdmin.Features.Search.Palette;

namespace TelegramAdmin.Features.Search;

public static class SearchPages
{
    public static IServiceCollection AddSearchPages(this IServiceCollection services) => services
        .AddSingleton<Places>()
        .AddScoped<PersonCommands>()
        .AddScoped<ConversationCommands>()
        .AddScoped<SenderCommands>()
        .AddScoped<CommandFinder>()
        .AddScoped<PaletteFinder>();
}
