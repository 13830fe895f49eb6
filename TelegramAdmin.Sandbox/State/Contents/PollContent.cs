using System.Text.Json;

namespace TelegramAdmin.Sandbox.State.Contents;

internal sealed record PollContent(string Id, string Question, IReadOnlyList<string> Options) : Content
{
    public bool IsAnonymous { get; init; } = true;

    public bool IsQuiz { get; init; }

    public bool IsClosed { get; init; }

    public bool AllowsMultipleAnswers { get; init; }

    /// <summary>Option numbers by person.</summary>
    public Dictionary<long, List<int>> Votes { get; init; } = [];

    public override string Kind => "poll";

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WritePropertyName("poll");
        WriteValue(json);
    }

    internal void WriteValue(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("question", Question);
        json.WriteStartArray("options");
        for (var i = 0; i < Options.Count; i++) WriteOption(json, i);
        json.WriteEndArray();
        json.WriteNumber("total_voter_count", Votes.Count);
        json.WriteBoolean("is_closed", IsClosed);
        json.WriteBoolean("is_anonymous", IsAnonymous);
        json.WriteString("type", IsQuiz ? "quiz" : "regular");
        json.WriteBoolean("allows_multiple_answers", AllowsMultipleAnswers);
        json.WriteBoolean("allows_revoting", true);
        json.WriteBoolean("members_only", false);
        json.WriteEndObject();
    }

    private void WriteOption(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject();
        json.WriteString("persistent_id", $"{Id}-{number}");
        json.WriteString("text", Options[number]);
        json.WriteNumber("voter_count", Votes.Values.Count(vote => vote.Contains(number)));
        json.WriteEndObject();
    }
}
