using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies;

public static class AutoRepliesModule
{
    public static IServiceCollection AddAutoReplies(this IServiceCollection services) => services
        .AddSingleton<SuggestCommands>()
        .AddSingleton<IUpdateHandler, AnswerCommand>()
        .AddSingleton<IUpdateHandler, AnswerPress>();
}
