using Clinic.Library;

namespace Clinic.Web.Setup;

/// <summary>What the demo clients wrote. Invented, like they are.</summary>
internal static class DemoWords
{
    public static readonly Dictionary<string, string> Maren = new()
    {
        ["how-i-see-myself"] = "I used to think I was good at reading people. Now I check everything twice, even what I said at work that day.",
        ["what-i-fear"] = "That there is more, and that I will hear it from somebody else. Under that: that I was never the one he told things to.",
        ["who-i-am-with-my-partner"] = "Before: the calm one. Now I am the one who asks where he was. I do not like her much, but I understand her.",
        ["my-inner-sense"] = "3",
        ["steps-for-myself"] = "The daily walk without the phone. It is twenty minutes in which I am not looking for anything.",
        ["two-pictures"] = "On Sunday his phone lit up in the car and I read the name before I knew I was reading. It was his brother. My hands went cold anyway.",
        ["who-i-can-lean-on"] = "friend,therapist,body-and-outdoors",
        ["apart-from-us"] = "I need sleep. I would like to sing again. I am good at finishing things.",
        ["my-limits"] = "I do not want to be asked to be over it by Christmas.",
    };

    public static readonly Dictionary<string, string> RuthWeek = new()
    {
        ["week"] = "4",
        ["sleep"] = "broken",
        ["hard-moment"] = "The parents' evening, sitting next to each other.",
        ["what-helped"] = "talking,moving",
        ["safety-to-talk-about"] = "no",
        ["for-the-session"] = "How we talk about money without it turning into the other thing.",
    };

    public static readonly Dictionary<string, string> Daniel = new()
    {
        ["seeing-the-hurt"] = "She does not leave her bag in the hall any more. It took me weeks to see that.",
        ["owning-it"] = "Not saying \"but\" in the same sentence.",
    };

    public static readonly Dictionary<string, string> TobiasWeek = new()
    {
        ["week"] = "6",
        ["sleep"] = "well",
        ["what-helped"] = "routine,writing",
        ["safety-to-talk-about"] = "no",
        ["for-the-session"] = "Thursday. I told the truth late, but I told it on the same day.",
    };

    public static readonly Dictionary<string, string> Owen = new()
    {
        ["seeing-the-hurt"] = "That the question is never only about the phone.",
        ["owning-it"] = "Saying it first.",
        ["making-room-for-feelings"] = "explained-too-soon,went-quiet",
        ["therapy-of-my-own"] = "ready",
    };

    public static readonly Dictionary<string, string> OwenWeek = new()
    {
        ["week"] = "5",
        ["sleep"] = "hard-to-fall-asleep",
        ["hard-moment"] = "Being asked about the trip in March.",
        ["what-helped"] = "steadying",
        ["for-the-session"] = "I would like to practise answering without explaining.",
    };

    /// <summary>Null where nothing was written. The kind guards against a set that has changed since.</summary>
    public static string? For(Question question, IReadOnlyDictionary<string, string> words) =>
        words.TryGetValue(question.Id, out var value) && value.Length > 0 && question.ProblemOf(value) is null ? value : null;
}
