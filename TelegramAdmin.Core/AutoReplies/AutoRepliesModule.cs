using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies;

public static class AutoRepliesModule
{
    public static IServiceCollection AddAutoReplies(this IServiceCollection services) => services
        .AddSingleton<RuleBook>()
        .AddSingleton<FaqBook>()
        .AddSingleton<FaqFile>()
        .AddSingleton<AnswerSets>()
        .AddSingleton<ScreenWords>()
        .AddSingleton<TestRule>()
        .AddSingleton<DryRun>()
        .AddSingleton<IUpdateHandler, AnswerCommand>()
        .AddSingleton<IUpdateHandler, AnswerPress>();
}
