/* roll.h: is a learner on the lists of a class? */
#ifndef MODEL_ROLL_H
#define MODEL_ROLL_H

/* On the as-of day of the class. */
enum roll_state { ROLL_LISTED, ROLL_LEFT, ROLL_NOT_YET };

#endif
