using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations;

internal static class ConversationPages
{
    public static IServiceCollection AddConversationPages(this IServiceCollection services) => services
        .AddScoped<ConversationActs>()
        .AddScoped<FilterActs>();
}
