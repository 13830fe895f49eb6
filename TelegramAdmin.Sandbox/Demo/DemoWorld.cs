using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Demo;

/// <summary>A small language school: its bot, four learners and the team that answers them.</summary>
internal static class DemoWorld
{
    public const string Token = "100001:SANDBOX-lumen-demo-token-0000000000";

    public static void Seed(SandboxWorld world)
    {
        var bot = world.AddBot("lumen_demo_bot", "Lumen Bot", Token);
        foreach (var part in DemoScript.Parts) world.AddPerson(part.FirstName, part.LastName, part.Username, part.Language);
        var nora = world.AddPerson("Nora", "Hale", "norahale");
        var sam = world.AddPerson("Sam", "Ortega", "samortega", "es");
        var team = world.AddForumGroup("Support team", [bot], [nora, sam]);
        team.AddTopic("Timetable");
        team.AddTopic("Teachers");
        nora.SendText(Place.ToGroup(team), "Morning all. Placement tests for the June groups are in the shared folder.");
        sam.SendText(Place.ToGroup(team), "Thanks, I take the Spanish speakers today.");
    }
}
