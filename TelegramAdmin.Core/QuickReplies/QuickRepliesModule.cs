using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.QuickReplies.Filling;
using TelegramAdmin.Core.QuickReplies.Moving;
using TelegramAdmin.Core.QuickReplies.Reading;

namespace TelegramAdmin.Core.QuickReplies;

public static class QuickRepliesModule
{
    public static IServiceCollection AddQuickReplies(this IServiceCollection services) => services
        .AddSingleton<QuickReplyBook>()
        .AddSingleton<QuickReplyFigures>()
        .AddSingleton<SaveQuickReply>()
        .AddSingleton<ArrangeQuickReplies>()
        .AddSingleton<CategoryBook>()
        .AddSingleton<FillReply>()
        .AddSingleton<CountReplyUse>()
        .AddSingleton<SendQuickReply>()
        .AddSingleton<ExportReplies>()
        .AddSingleton<ImportReplies>();
}
