namespace TelegramAdmin.Features.QuickReplies;

internal static class QuickReplyPages
{
    public static IServiceCollection AddQuickReplyPages(this IServiceCollection services) => services.AddScoped<ReplyActs>().AddScoped<CategoryActs>();
}
