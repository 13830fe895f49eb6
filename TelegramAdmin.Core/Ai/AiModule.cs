using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Ai.Answering;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Ai.Suggesting;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Ai;

public static class AiModule
{
    public static IServiceCollection AddAi(this IServiceCollection services) => services
        .AddSingleton<INeedSource, AiNeeds>()
        .AddSingleton<AiClient>()
        .AddSingleton<AiSwitch>()
        .AddSingleton<IAiAnswers>(p => p.GetRequiredService<AiSwitch>())
        .AddSingleton<AiCaps>()
        .AddSingleton<GatherSources>()
        .AddSingleton<AskModel>()
        .AddSingleton(p => new SuggestReply(p.GetRequiredService<IDatabase>(), p.GetRequiredService<AiSwitch>(), p.GetRequiredService<AskModel>(), p.GetRequiredService<EngineOptions>(),
            p.GetRequiredService<EventBus>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<SuggestionDesk>()
        .AddSingleton<AiBook>()
        .AddSingleton<TestEndpoint>()
        .AddSingleton<AnswerBell>()
        .AddSingleton<AnswerPerson>()
        .AddSingleton(p => new AiAnswerWorker(p.GetRequiredService<IDatabase>(), p.GetRequiredService<AnswerPerson>(), p.GetRequiredService<AnswerBell>(), p.GetRequiredService<ILogger<AiAnswerWorker>>()))
        .AddHostedService(p => p.GetRequiredService<AiAnswerWorker>())
        .AddSingleton<IUpdateHandler, PersonButton>()
        .AddSingleton<IUpdateHandler, WantAnswer>();
}
