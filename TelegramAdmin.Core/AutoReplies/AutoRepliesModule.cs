using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Inline;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies;

public static class AutoRepliesModule
{
    public static IServiceCollection AddAutoReplies(this IServiceCollection services) => services
        .AddSingleton<SuggestCommands>()
        .AddSingleton<RuleBook>()
        .AddSingleton<FaqBook>()
        .AddSingleton<FaqFile>()
        .AddSingleton<AnswerSets>()
        .AddSingleton<ScreenWords>()
        .AddSingleton<TestRule>()
        .AddSingleton<DryRun>()
        .AddActing()
        .AddInline()
        .AddSingleton<IUpdateHandler, AnswerCommand>() // After the rules: what the workspace says goes before what every bot says.
        .AddSingleton<IUpdateHandler, AnswerPress>();

    private static IServiceCollection AddActing(this IServiceCollection services) => services
        .AddSingleton<RuleLedger>()
        .AddSingleton<PatternWatch>()
        .AddSingleton<AnswerPace>()
        .AddSingleton<ScreenVoice>()
        .AddSingleton<HandOver>()
        .AddSingleton<PerformRule>()
        .AddSingleton<Hearing>()
        .AddSingleton<FaqView>()
        .AddSingleton<AnswerByFaq>()
        .AddSingleton<IUpdateHandler, RuleMenu>()
        .AddSingleton<IUpdateHandler, FaqMenu>()
        .AddSingleton<IUpdateHandler, AnswerByRules>()
        .AddScheduledJob<AnswerWaits>();

    private static IServiceCollection AddInline(this IServiceCollection services) => services
        .AddSingleton<IInlineSource, InlineRules>()
        .AddSingleton<IInlineSource, InlineFaq>()
        .AddSingleton<IInlineSource, InlineReplies>()
        .AddSingleton<IUpdateHandler, AnswerInlineQuery>()
        .AddSingleton<IUpdateHandler, CountChosen>();
}
