using System.Net;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Ai;

/// <summary>Every way in which a model gives no answer.</summary>
public static class AiErrors
{
    public static Failure Off { get; } = new(FailureKind.Conflict, "ai_off", "AI is off. An owner configures an endpoint and switches it on in Settings, AI.");

    public static Failure NothingAsked { get; } = new(FailureKind.Conflict, "ai_nothing_asked", "There is no open question with words in it.");

    public static Failure NoSources { get; } = new(FailureKind.Conflict, "ai_no_sources", "Nothing in the FAQ, the quick replies and your earlier answers fits the question.");

    public static Failure UnderWay { get; } = new(FailureKind.Conflict, "ai_under_way", "The question is with the endpoint already.");

    public static Failure Gone { get; } = new(FailureKind.NotFound, "ai_answer_not_found", "This suggestion does not exist any more.");

    public static Failure OverHour { get; } = new(FailureKind.Conflict, "ai_hour_cap", "The cap of requests in an hour is reached. An admin can raise it in Settings, AI.");

    public static Failure OverCost { get; } = new(FailureKind.Conflict, "ai_cost_cap", "The cap of cost in a day is reached. An admin can raise it in Settings, AI.");

    public static Failure Silent { get; } = new(FailureKind.Unavailable, "ai_silent", "The AI endpoint does not answer.");

    public static Failure Busy { get; } = new(FailureKind.Unavailable, "ai_busy", "The AI endpoint takes no more requests for now (429). Try again in a minute, or look at the plan with your provider.");

    public static Failure TooLarge { get; } = new(FailureKind.Unavailable, "ai_too_large", "The AI endpoint's answer is larger than any answer. Is something else at Ai:BaseUrl?");

    public static Failure Nonsense { get; } = new(FailureKind.Unavailable, "ai_nonsense", "The AI endpoint answered something that is not an answer. Is Ai:BaseUrl right, and can the model write JSON?");

    public static Failure Refused(HttpStatusCode status) => new(FailureKind.Unavailable, "ai_refused", status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"The AI endpoint refused the key ({(int)status}). Check Ai:ApiKey.",
        HttpStatusCode.NotFound => "The AI endpoint knows no such address or model (404). Check Ai:BaseUrl and Ai:Model.",
        >= HttpStatusCode.InternalServerError => $"The AI endpoint failed ({(int)status}). Try again in a minute.",
        _ => $"The AI endpoint refused the request ({(int)status}). Check Ai:BaseUrl and Ai:Model.",
    });
}
