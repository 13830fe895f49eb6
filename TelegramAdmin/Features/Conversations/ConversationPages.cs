using TelegramAdmin.Features.Conversations.List;
using TelegramAdmin.Features.Conversations.Rest;

namespace TelegramAdmin.Features.Conversations;

internal static class ConversationPages
{
    public static IServiceCollection AddConversationPages(this IServiceCollection services) => services
        .AddSingleton<ChangeConversation>()
        .AddScoped<ConversationActs>()
        .AddScoped<FilterActs>();
}
